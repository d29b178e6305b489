// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz.target;

import dev.meerkat.dsl.interpret.Argument;
import dev.meerkat.dsl.interpret.Framed;
import dev.meerkat.dsl.interpret.Reading;
import dev.meerkat.dsl.ir.IrParam;
import dev.meerkat.dsl.ir.IrStruct;
import dev.meerkat.dsl.ir.IrType;
import dev.meerkat.fuzz.library.Called;
import dev.meerkat.fuzz.library.Codecs;
import dev.meerkat.fuzz.library.WireLibrary;
import java.util.ArrayList;
import java.util.List;

/**
 * The generated framer of a message of a stream says what the interpreter says, whole and in
 * pieces, of an octet if there are few: the same end, and never the wish for what is there already.
 */
final class Framing {
  private static final int MOST_PIECES = 48;

  private final IrStruct struct;
  private final Called framer;

  Framing(IrStruct struct) {
    this.struct = struct;
    this.framer = Codecs.make(struct.qualifiedName(), "Framer");
  }

  void check(byte[] octets, Steering steering) {
    framer.call("reset");
    Framed whole = frame(octets, octets.length, steering);
    framer.call("reset");
    int piece = 1 + octets.length / MOST_PIECES;
    for (int available = 0; available <= octets.length; available += piece) {
      Framed now = frame(octets, available, steering);
      if (now.status() != Reading.NEED_MORE) {
        Claim.same(whole.describe(), now.describe(), () -> "framed in pieces");
      }
    }
  }

  private Framed frame(byte[] octets, int available, Steering steering) {
    List<Argument> given = steering.forInterpreter();
    Framed expected =
        WireLibrary.interpreter().frame(struct.qualifiedName(), octets, 0, available, given);
    List<Object> all = new ArrayList<>(List.of(octets, 0, available));
    for (int i = 0; i < struct.params().size(); i++) {
      IrParam param = struct.params().get(i);
      if (!(param.type() instanceof IrType.PartialSum)) {
        all.add(steering.arguments().get(i));
      }
    }
    framer.call("frame", all.toArray());
    Claim.same(expected.status(), framer.integer("status"), () -> told(expected, "status"));
    if (expected.status() == Reading.OK) {
      Claim.same(expected.size(), framer.integer("size"), () -> told(expected, "size"));
      Claim.holds(expected.size() <= available, () -> told(expected, "what is there"));
    } else if (expected.status() == Reading.NEED_MORE) {
      Claim.holds(framer.integer("needed") > available, () -> told(expected, "needed"));
    } else {
      int place = framer.integer("errorOffset");
      Claim.same(expected.errorOffset(), place, () -> told(expected, "place"));
    }
    return expected;
  }

  private String told(Framed expected, String what) {
    return what + " of framing " + struct.qualifiedName() + ", interpreter: " + expected.describe();
  }
}
