// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BarChartTest {
  @Test
  void bars_printed_areXmlWithAPlaceForEach() throws Exception {
    BarChart chart = new BarChart("times");
    chart.bar("read", "meerkat", 10);
    chart.bar("read", "other", 1000);
    chart.bar("write", "meerkat", 0.2);
    String svg = chart.toSvg();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertEquals("svg", document.getDocumentElement().getTagName());
    assertEquals(1 + 2 + 3, document.getElementsByTagName("rect").getLength());
    assertTrue(svg.contains(">1000.0<"), svg);
    assertTrue(svg.contains("width=\"0.0\""), svg);
  }
}
