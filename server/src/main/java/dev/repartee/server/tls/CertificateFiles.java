package dev.repartee.server.tls;

import java.nio.file.Path;

/** A certificate chain and its private key, each in a PEM file. */
public record CertificateFiles(Path certificate, Path privateKey) {}
