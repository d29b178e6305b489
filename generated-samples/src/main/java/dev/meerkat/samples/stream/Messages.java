// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.samples.stream;

import dev.meerkat.core.codec.Codec;
import dev.meerkat.core.layer.Layer;
import dev.meerkat.core.layer.LayerPool;
import dev.meerkat.core.layer.LayerType;
import java.util.ArrayList;
import java.util.List;

/** The messages that end in one segment, outermost first; valid until the next segment. */
public final class Messages {
  /** More of one type in one segment are passed over. */
  public static final int MAX_MESSAGES = 1_024;

  private final LayerPool pool = new LayerPool(MAX_MESSAGES);
  private final List<Layer> layers = new ArrayList<>();
  private Layer fault;

  /** A layer to wrap a message with, or null where there were too many. */
  public Layer take(LayerType type) {
    return pool.take(type);
  }

  /**
   * Takes a layer that was wrapped.
   *
   * @param layer null for a message that is passed over
   * @return whether the message is valid
   */
  public boolean add(Layer layer) {
    if (layer == null) {
      return true;
    } else if (layer.status() == Codec.OK) {
      layers.add(layer);
      return true;
    }
    fault = layer;
    return false;
  }

  public int count() {
    return layers.size();
  }

  public Layer message(int index) {
    return layers.get(index);
  }

  /** The message that is not valid, or null. */
  public Layer fault() {
    return fault;
  }

  void clear() {
    pool.reset();
    layers.clear();
    fault = null;
  }
}
