// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.http.codec.http.RequestHeadReader;
import dev.meerkat.http.codec.http.ResponseHeadReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every head of every suite through the generated readers, cut at every byte. */
class HeadCutsTest {
  static final Iterable<String> SUITES = SuiteCase.SUITES;

  @ParameterizedTest
  @FieldSource("SUITES")
  void everyHead_cutAtEveryByte_hasTheOutcomeOfTheWhole(String suite) {
    for (SuiteCase each : SuiteCase.of(suite)) {
      if (each.request()) {
        cutRequest(each);
      } else {
        cutResponse(each);
      }
    }
  }

  private static void cutRequest(SuiteCase each) {
    byte[] raw = each.raw();
    RequestHeadReader reader = new RequestHeadReader();
    int whole = reader.parse(raw, 0, raw.length);
    int end = whole == Codec.OK ? reader.size() : reader.errorOffset();
    for (int cut = 0; cut <= raw.length; cut++) {
      reader.reset();
      int code = reader.parse(raw, 0, cut);
      if (code == Codec.NEED_MORE) {
        code = reader.parse(raw, 0, raw.length);
      }
      assertEquals(whole, code, each.id() + " cut at " + cut);
      int cutEnd = whole == Codec.OK ? reader.size() : reader.errorOffset();
      assertEquals(end, cutEnd, each.id() + " cut at " + cut);
    }
  }

  private static void cutResponse(SuiteCase each) {
    byte[] raw = each.raw();
    ResponseHeadReader reader = new ResponseHeadReader();
    int whole = reader.parse(raw, 0, raw.length);
    int end = whole == Codec.OK ? reader.size() : reader.errorOffset();
    for (int cut = 0; cut <= raw.length; cut++) {
      reader.reset();
      int code = reader.parse(raw, 0, cut);
      if (code == Codec.NEED_MORE) {
        code = reader.parse(raw, 0, raw.length);
      }
      assertEquals(whole, code, each.id() + " cut at " + cut);
      int cutEnd = whole == Codec.OK ? reader.size() : reader.errorOffset();
      assertEquals(end, cutEnd, each.id() + " cut at " + cut);
    }
  }
}
