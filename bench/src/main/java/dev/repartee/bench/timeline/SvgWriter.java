package dev.repartee.bench.timeline;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of an SVG file, one on a line. */
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  SvgWriter() {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("no XML can be written", e);
    }
  }

  /**
   * Begins an element; {@link #close} ends it.
   *
   * @param attributes names and values in turn; numbers are rounded to a tenth
   */
  SvgWriter open(String element, Object... attributes) {
    return write(
        () -> {
          xml.writeCharacters("\n");
          xml.writeStartElement(element);
          if (element.equals("svg")) {
            xml.writeDefaultNamespace(NAMESPACE);
          }
          for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(String.valueOf(attributes[i]), value(attributes[i + 1]));
          }
        });
  }

  /** Ends the element that was begun last. */
  SvgWriter close() {
    return write(xml::writeEndElement);
  }

  /** An element with nothing in it. */
  SvgWriter shape(String element, Object... attributes) {
    return open(element, attributes).close();
  }

  /** An element with a text in it. */
  SvgWriter text(String content, String element, Object... attributes) {
    open(element, attributes);
    return write(() -> xml.writeCharacters(content)).close();
  }

  /** All that was written. */
  String finished() {
    write(xml::flush);
    return text.toString().strip() + "\n";
  }

  /** A number as short as it can be. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }

  private static String value(Object attribute) {
    return attribute instanceof Number number
        ? number(number.doubleValue())
        : String.valueOf(attribute);
  }

  private SvgWriter write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the drawing is not well-formed", e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws XMLStreamException;
  }
}
