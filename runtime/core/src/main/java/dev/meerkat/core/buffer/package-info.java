// SPDX-License-Identifier: Apache-2.0
/**
 * Byte arrays lent from bounded pools, and the linear buffers that connections read and write.
 *
 * <p>A connection without bytes on their way holds no array: it borrows one from its loop's pool
 * when the first byte comes and gives it back with the last. So ten thousand idle connections cost
 * no buffers, and the pool's limit bounds the memory of all others. Nothing here is shared between
 * threads.
 */
package dev.meerkat.core.buffer;
