// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.core.layer;

import dev.meerkat.core.codec.Codec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers to be used for one packet and then again: made when first needed, so that nothing is
 * allocated once all kinds of packets have been seen.
 */
public final class LayerPool {
  private final Map<LayerType, Shelf> shelves = new HashMap<>();
  private final List<Shelf> order = new ArrayList<>();
  private final int most;
  private int policy = Codec.FAIL;

  /**
   * A pool with up to {@code most} layers of each type: what nests deeper stays opaque.
   *
   * @throws IllegalArgumentException if that is below 1
   */
  public LayerPool(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most " + most + " is below 1");
    }
    this.most = most;
  }

  /** What a wrong checksum is to all layers taken from here on. */
  public void checksumPolicy(int policyOfAll) {
    policy = policyOfAll;
  }

  /** A layer that is not in use, or null when all are. */
  public Layer take(LayerType type) {
    Shelf shelf = shelves.get(type);
    if (shelf == null) {
      shelf = new Shelf(type);
      shelves.put(type, shelf);
      order.add(shelf);
    }
    return shelf.take();
  }

  /** All layers are free again. */
  public void reset() {
    for (int i = 0; i < order.size(); i++) {
      order.get(i).used = 0;
    }
  }

  private final class Shelf {
    private final LayerType type;
    private final List<Layer> layers = new ArrayList<>();
    private int used;

    private Shelf(LayerType type) {
      this.type = type;
    }

    private Layer take() {
      if (used == most) {
        return null;
      }
      if (used == layers.size()) {
        layers.add(type.maker().get());
      }
      Layer layer = layers.get(used);
      used++;
      layer.checksumPolicy(policy);
      return layer;
    }
  }
}
