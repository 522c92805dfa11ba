package dev.repartee.bench;

import dev.repartee.bench.asr.AsrBench;
import dev.repartee.bench.capacity.CapacityBench;
import dev.repartee.bench.capacity.CollectorsBench;
import dev.repartee.bench.capacity.SoakBench;
import dev.repartee.bench.conformance.ConformanceBench;
import dev.repartee.bench.connect.ConnectBench;
import dev.repartee.bench.latency.LatencyBench;
import dev.repartee.bench.network.NetworkBench;
import dev.repartee.bench.peers.PeersBench;
import dev.repartee.bench.serve.ServeBench;
import dev.repartee.bench.turns.TurnsBench;
import dev.repartee.bench.voice.VoiceBench;
import dev.repartee.server.cli.LauncherCommand;
import picocli.CommandLine.Command;

/** {@code bench}: the parent of the commands that measure. */
@Command(
    name = "bench",
    description = "Measure recognition, voice and conversations.",
    subcommands = {
      AsrBench.class,
      CapacityBench.class,
      CollectorsBench.class,
      ConformanceBench.class,
      ConnectBench.class,
      LatencyBench.class,
      NetworkBench.class,
      PeersBench.class,
      ServeBench.class,
      SoakBench.class,
      TurnsBench.class,
      VoiceBench.class
    })
public final class BenchCommand implements LauncherCommand {}
