// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.testkit.tshark;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** tshark's PDML, packet by packet. */
public final class Pdml {
  /**
   * A protocol or field.
   *
   * @param position offset in the packet, "" if there is none
   */
  public record Node(
      boolean isProtocol,
      String name,
      String title,
      String show,
      String value,
      String position,
      List<Node> children) {

    /** The label in front of the value. */
    public String label() {
      String plain = title.replaceFirst("^[01. ]+ = ", "");
      int colon = plain.indexOf(':');
      String label = colon < 0 ? plain : plain.substring(0, colon);
      return label.replace(" [truncated]", "").replace("[", "").replace("]", "");
    }

    /** What stands behind the label. */
    public String text() {
      int colon = title.indexOf(": ");
      return colon < 0 ? "" : title.substring(colon + 2).replaceFirst("]$", "");
    }
  }

  private final XMLStreamReader xml;

  public Pdml(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    for (String limit : List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit")) {
      factory.setProperty("jdk.xml." + limit, "0");
    }
    xml = factory.createXMLStreamReader(in, "UTF-8");
  }

  /** The next packet, or null. */
  public Node next() throws XMLStreamException {
    Deque<Node> open = new ArrayDeque<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && !xml.getLocalName().equals("pdml")) {
        open.push(
            new Node(
                !xml.getLocalName().equals("field"),
                text("name"),
                text("showname"),
                text("show"),
                text("value"),
                text("pos"),
                new ArrayList<>()));
      } else if (event == XMLStreamConstants.END_ELEMENT && !open.isEmpty()) {
        Node closed = open.pop();
        if (open.isEmpty()) {
          return closed;
        }
        open.peek().children().add(closed);
      }
    }
    return null;
  }

  private String text(String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }
}
