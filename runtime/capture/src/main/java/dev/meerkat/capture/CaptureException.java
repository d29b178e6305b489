// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.capture;

import java.io.IOException;

/** A file is no capture, or stops being one; the message says where. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1;

  CaptureException(String message) {
    super(message);
  }
}
