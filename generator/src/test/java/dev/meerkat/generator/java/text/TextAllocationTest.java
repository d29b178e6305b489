// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.generator.java.text;

import dev.meerkat.testkit.AllocationProbe;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No byte is allocated for a head, read whole or cut, good or bad, or written. */
class TextAllocationTest {
  private static final String PROBE =
      """
      package gen.http;

      public final class Probe implements dev.meerkat.testkit.AllocationProbe.Operation {
        private final RequestHeadReader reader = new RequestHeadReader();
        private final ResponseHeadWriter writer = new ResponseHeadWriter();
        private final byte[] good = ("POST /a/b?c=d HTTP/1.1\\r\\nHost: example.org\\r\\n"
            + "Content-Length: 12345\\r\\nConnection: keep-alive, x\\r\\nX-Y: z\\r\\n\\r\\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        private final byte[] bad = "GET / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 5x\\r\\n\\r\\n"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        private final byte[] name = {'X', '-', 'A'};
        private final byte[] out = new byte[512];
        public long sum;

        @Override
        public void run() {
          reader.reset();
          sum += reader.parse(good, 0, good.length);
          for (int i = 0; i < reader.headersCount(); i++) {
            sum += reader.headersNameOffset(i) + reader.headersValueLength(i);
          }
          reader.reset();
          for (int i = 0; i <= good.length; i += 5) {
            sum += reader.parse(good, 0, i);
          }
          reader.reset();
          sum += reader.parse(bad, 0, bad.length) + reader.errorOffset();
          sum += writer.wrap(out, 0, out.length).major(1).minor(1).status(200).reason("OK")
              .header("Server", "meerkat").header(name, name).header("Content-Length", sum & 0xFFFF)
              .finish();
          sum += writer.wrap(out, 0, 40).major(1).minor(1).status(200).header(name, "a\\nb").finish();
        }
      }
      """;

  @Test
  void readersAndWriters_steadyState_allocateNothing() {
    GeneratedText http =
        new GeneratedText(HttpLibrary.PROGRAM, Map.of("gen/http/Probe.java", PROBE));
    AllocationProbe.assertAllocatesNothing(
        20_000, 2_000, (AllocationProbe.Operation) http.instance("gen.http.Probe"));
  }
}
