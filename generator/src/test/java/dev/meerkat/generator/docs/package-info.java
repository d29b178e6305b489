// SPDX-License-Identifier: Apache-2.0
/** Pages of the library are what is committed, and diagrams are what RFCs show. */
package dev.meerkat.generator.docs;
