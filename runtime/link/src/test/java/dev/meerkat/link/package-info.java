// SPDX-License-Identifier: Apache-2.0
/** What holds for queues of frames and for what travels beside a frame. */
package dev.meerkat.link;
