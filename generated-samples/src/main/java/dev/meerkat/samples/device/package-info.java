// SPDX-License-Identifier: Apache-2.0
/** A host of its own on an interface of Linux: what {@code --device} asks for. */
package dev.meerkat.samples.device;
