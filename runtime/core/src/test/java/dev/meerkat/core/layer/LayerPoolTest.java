// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.codec.FieldVisitor;
import org.junit.jupiter.api.Test;

class LayerPoolTest {
  private static final LayerType TYPE =
      new LayerType("test.m", "M", "m", Nothing::new, code -> "SHORT", field -> null);
  private static final LayerType SAME_NAME =
      new LayerType("test.m", "M", "m", Nothing::new, code -> "SHORT", field -> null);

  private final LayerPool pool = new LayerPool(2);

  @Test
  void layersTaken_upToTheLimit_areDifferentThenNone() {
    Layer first = pool.take(TYPE);
    Layer second = pool.take(TYPE);

    assertNotSame(first, second);
    assertNull(pool.take(TYPE));
  }

  @Test
  void poolReset_takenAgain_givesTheSameLayers() {
    Layer first = pool.take(TYPE);
    pool.reset();

    assertSame(first, pool.take(TYPE));
  }

  @Test
  void typesOfOneName_taken_areApart() {
    pool.take(TYPE);
    pool.take(TYPE);

    assertSame(SAME_NAME, new Nothing(SAME_NAME).type());
    assertNotSame(null, pool.take(SAME_NAME));
  }

  @Test
  void policySet_layerTaken_hasIt() {
    pool.checksumPolicy(Codec.SKIP);

    assertEquals(Codec.SKIP, ((Nothing) pool.take(TYPE)).policy);
  }

  @Test
  void limitBelowOne_made_throws() {
    assertThrows(IllegalArgumentException.class, () -> new LayerPool(0));
  }

  private static final class Nothing implements Layer {
    private final LayerType type;
    private int policy;

    Nothing() {
      this(TYPE);
    }

    Nothing(LayerType type) {
      this.type = type;
    }

    @Override
    public LayerType type() {
      return type;
    }

    @Override
    public int wrap(byte[] buffer, int offset, int length) {
      return Codec.OK;
    }

    @Override
    public int status() {
      return Codec.OK;
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public int errorOffset() {
      return -1;
    }

    @Override
    public void checksumPolicy(int wanted) {
      policy = wanted;
    }

    @Override
    public void tree(FieldVisitor visitor) {
      visitor.finding("NOTHING");
    }

    @Override
    public Layer next(LayerPool layers) {
      return null;
    }
  }
}
