// SPDX-License-Identifier: Apache-2.0
/**
 * Readable pages of descriptions: Markdown with field tables and diagrams as RFCs draw them, and
 * the same diagrams as SVG. Looks at the IR alone; the same IR gives the same text.
 */
package dev.meerkat.generator.docs;
