// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.fuzz;

import dev.meerkat.fuzz.library.Codecs;
import dev.meerkat.fuzz.library.WireLibrary;
import dev.meerkat.fuzz.library.WireNames;
import dev.meerkat.fuzz.seed.Seeds;
import dev.meerkat.fuzz.target.CaptureTarget;
import dev.meerkat.fuzz.target.ChunkedDecoderTarget;
import dev.meerkat.fuzz.target.ChunkedTextTarget;
import dev.meerkat.fuzz.target.CompilerTarget;
import dev.meerkat.fuzz.target.GeneratorTarget;
import dev.meerkat.fuzz.target.HttpConnectionTarget;
import dev.meerkat.fuzz.target.LayersTarget;
import dev.meerkat.fuzz.target.ManifestTarget;
import dev.meerkat.fuzz.target.MessageTarget;
import dev.meerkat.fuzz.target.StackFramesTarget;
import dev.meerkat.fuzz.target.StackStreamTarget;
import dev.meerkat.fuzz.target.Target;
import dev.meerkat.fuzz.target.TextTarget;
import dev.meerkat.fuzz.target.WriterTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All targets, in the order in which they are listed: those of one thing each, then one for every
 * message and text of the library, which nobody has to add.
 */
public final class FuzzTargets {
  private static final String WIRE = "wire.dict";
  private static final String HTTP = "http.dict";
  private static final int LONGEST_TEXT = 1200;
  private static final int LONGEST_MANIFEST = 400;

  private static final List<String> COMPILER =
      List.of(
          "dev.meerkat.dsl.*",
          "dev.meerkat.dsl.ast.**",
          "dev.meerkat.dsl.check.**",
          "dev.meerkat.dsl.diagnostic.**",
          "dev.meerkat.dsl.lower.**",
          "dev.meerkat.dsl.resolve.**",
          "dev.meerkat.dsl.interpret.**");
  private static final List<String> GENERATOR = List.of("dev.meerkat.generator.**");
  private static final List<String> CODEC =
      List.of(Codecs.PACKAGE + ".**", "dev.meerkat.core.**", "dev.meerkat.dsl.interpret.**");
  private static final List<String> STACK =
      List.of("dev.meerkat.stack.**", "dev.meerkat.transport.**", "dev.meerkat.link.**");
  private static final List<String> ALL_OURS = List.of("dev.meerkat.**");

  private static final List<FuzzTarget> ALL = all(WireNames.all());

  private FuzzTargets() {}

  public static List<FuzzTarget> all() {
    return ALL;
  }

  /** The target of a name. */
  public static Optional<FuzzTarget> find(String name) {
    return ALL.stream().filter(target -> target.name().equals(name)).findFirst();
  }

  private static List<FuzzTarget> all(List<WireNames.Name> names) {
    List<FuzzTarget> all = new ArrayList<>(fixed());
    for (WireNames.Name name : names) {
      all.add(name.isText() ? text(name) : message(name));
    }
    return List.copyOf(all);
  }

  private static List<FuzzTarget> fixed() {
    return List.of(
        of(
                "compiler",
                "any text: a program whose vectors run, or errors; never an exception",
                CompilerTarget::new,
                Seeds::descriptions,
                COMPILER)
            .with(WIRE)
            .upTo(LONGEST_TEXT)
            .broad(),
        of(
                "generator",
                "any program: code of it, or a refusal in words",
                GeneratorTarget::new,
                Seeds::descriptions,
                GENERATOR)
            .with(WIRE)
            .upTo(LONGEST_TEXT)
            .broad(),
        of(
                "writers",
                "every writer: what it wrote is read back, in windows of any size",
                WriterTarget::new,
                Seeds::writings,
                CODEC)
            .broad(),
        of(
                "manifest",
                "a manifest of the Maven plugin: nothing outside of its folder is touched",
                ManifestTarget::new,
                Seeds::manifests,
                List.of("dev.meerkat.maven.**"))
            .with("manifest.dict")
            .upTo(LONGEST_MANIFEST),
        of(
            "frames",
            "Ethernet frames with all their layers, readers beside the interpreter",
            () -> new LayersTarget("net.ethernet.Ethernet"),
            Seeds::frames,
            CODEC),
        of(
            "capture",
            "pcap and pcapng files: refused in words, or every packet as JSON",
            () -> CaptureTarget::accept,
            Seeds::captures,
            ALL_OURS),
        of(
                "chunked",
                "the chunked coding, whole and in pieces",
                () -> ChunkedDecoderTarget::accept,
                Seeds::chunks,
                ALL_OURS)
            .with(HTTP),
        of(
                "http-connection",
                "a server on a network in memory: answers, limits, files",
                () -> HttpConnectionTarget::accept,
                Seeds::connection,
                ALL_OURS)
            .with(HTTP),
        of(
            "stack-frames",
            "a host of our own stack: answers that are right, nothing left of what came",
            () -> StackFramesTarget::accept,
            Seeds::stackFrames,
            STACK),
        of(
            "stack-stream",
            "a connection of our own stack: its octets once and in order, whatever the peer sends",
            () -> StackStreamTarget::accept,
            Seeds::stackStreams,
            STACK));
  }

  private static FuzzTarget message(WireNames.Name name) {
    String message = name.qualified();
    return of(
            name.target(),
            "the reader of " + message + " beside the interpreter, and its dumps",
            () -> new MessageTarget(message),
            () -> Seeds.message(message),
            CODEC)
        .only(name.module());
  }

  private static FuzzTarget text(WireNames.Name name) {
    String text = name.qualified();
    return of(
            name.target(),
            "the reader of " + text + ", whole and in pieces, beside the interpreter",
            () ->
                WireLibrary.program().text(text).chunked() == null
                    ? new TextTarget(text)
                    : new ChunkedTextTarget(text),
            () -> Seeds.text(text),
            CODEC)
        .only(name.module())
        .with(HTTP);
  }

  private static FuzzTarget of(
      String name,
      String description,
      Supplier<Target> maker,
      Supplier<List<byte[]>> seeds,
      List<String> watched) {
    return new FuzzTarget(name, description, maker, seeds, null, watched, 0, "", false);
  }
}
