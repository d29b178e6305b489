// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.resolve;

import dev.meerkat.dsl.ast.AstTlv;

/** A case that a module adds to a tlv; its names mean what they mean in that module. */
public record Extension(ModuleScope from, AstTlv.Case added) {}
