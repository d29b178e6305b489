// SPDX-License-Identifier: Apache-2.0
/** Back ends make the same of the same, and never one path twice. */
package dev.meerkat.generator.artefact;
