// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.tshark;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads tshark's PDML packet by packet. */
final class PdmlStream {
  private final XMLStreamReader xml;

  PdmlStream(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // a long capture's characters add up
    for (String limit : List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit")) {
      factory.setProperty("jdk.xml." + limit, "0");
    }
    xml = factory.createXMLStreamReader(in, "UTF-8");
  }

  /** The next packet, its protocols as children; null at the end. */
  PdmlNode next() throws XMLStreamException {
    Deque<PdmlNode> open = new ArrayDeque<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(open);
      } else if (event == XMLStreamConstants.END_ELEMENT && !open.isEmpty()) {
        PdmlNode closed = open.pop();
        if (open.isEmpty()) {
          return closed;
        }
        open.peek().children().add(closed);
      }
    }
    return null;
  }

  private void start(Deque<PdmlNode> open) {
    switch (xml.getLocalName()) {
      case "packet" -> open.push(PdmlNode.packet(new ArrayList<>()));
      case "proto" -> open.push(node(true));
      case "field" -> open.push(node(false));
      default -> {}
    }
  }

  private PdmlNode node(boolean isProtocol) {
    return new PdmlNode(
        isProtocol,
        text("name"),
        text("show"),
        text("value"),
        number(text("pos")),
        number(text("size")),
        text("hide").equals("yes"));
  }

  private String text(String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
