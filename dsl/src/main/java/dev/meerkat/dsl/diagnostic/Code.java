// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.dsl.diagnostic;

import java.util.Locale;

/**
 * The number of a diagnostic.
 *
 * <p>Hundreds group them: 0 text, 1 names, 2 types and layout, 3 limits, 4 derived fields, 5
 * intervals, 6 values, 7 texts, 8 vectors, 9 what is not generated yet. A number is never reused.
 */
public enum Code {
  SYNTAX(1, Severity.ERROR, "The text does not follow the grammar here."),
  BAD_CHARACTER(2, Severity.ERROR, "A character that the language does not know."),
  UNTERMINATED(3, Severity.ERROR, "A string or comment without an end."),
  TOO_DEEP(4, Severity.ERROR, "Brackets, operators or types nested beyond the limit."),
  TOO_LARGE(5, Severity.ERROR, "The file is larger than the limit."),
  BAD_NUMBER(6, Severity.ERROR, "A number that is malformed or too large."),
  BAD_ESCAPE(7, Severity.ERROR, "An escape in a string that does not exist."),
  BAD_HEX(8, Severity.ERROR, "Hex in a vector that is malformed or has an odd number of digits."),
  UNKNOWN_NAME(101, Severity.ERROR, "A name in an expression or clause that nothing declares."),
  UNKNOWN_TYPE(102, Severity.ERROR, "A type that nothing declares."),
  DUPLICATE_NAME(103, Severity.ERROR, "A name declared twice in one place."),
  IMPORT_NOT_FOUND(104, Severity.ERROR, "An imported module that is nowhere to be found."),
  AMBIGUOUS_NAME(105, Severity.ERROR, "A name that two imported modules declare."),
  WRONG_KIND(
      106, Severity.ERROR, "A name that stands for another kind of thing than is needed here."),
  MODULE_TWICE(107, Severity.ERROR, "Two files of one build name the same module."),
  SAME_PACKAGE(
      108, Severity.ERROR, "Two modules whose last segments, and so Java packages, are the same."),
  UNKNOWN_ERROR(
      109, Severity.ERROR, "An error name that neither this module nor an imported one declares."),
  UNUSED_ERROR(110, Severity.WARNING, "An error name that nothing raises."),
  JAVA_COLLISION(111, Severity.ERROR, "Two names that become the same name in Java."),
  NO_SUCH_MEMBER(
      112, Severity.ERROR, "A member after a dot that the thing before it does not have."),
  CIRCULAR_TYPE(201, Severity.ERROR, "A type that contains itself."),
  UNALIGNED(202, Severity.ERROR, "A field that needs a byte boundary and does not stand on one."),
  BAD_WIDTH(203, Severity.ERROR, "An integer type whose width is not 1 to 64 bits."),
  BAD_ENDIAN(204, Severity.ERROR, "Little endian where there are no whole bytes."),
  ARGUMENTS(205, Severity.ERROR, "Arguments that do not fit the parameters."),
  CLAUSE_MISPLACED(206, Severity.ERROR, "A clause that means nothing for this kind of field."),
  CLAUSE_TWICE(207, Severity.ERROR, "A clause that stands twice."),
  TYPE_MISPLACED(208, Severity.ERROR, "A type that cannot stand here."),
  SWITCH_BODY(209, Severity.ERROR, "A switch without cases, or cases without a switch."),
  TLV_HEAD(210, Severity.ERROR, "A tlv without a tag, or with two."),
  WIRE_TYPE(211, Severity.ERROR, "An enum or flags over something that is no integer."),
  TOO_MANY(212, Severity.ERROR, "More parts than the generated code can number."),
  BAD_ELASTIC(213, Severity.ERROR, "A number of variable width that cannot be."),
  TLV_UNSIZED(
      214, Severity.ERROR, "A tlv without len in which an unknown element is not an error."),
  BAD_EXTERN(215, Severity.ERROR, "An extern that generated code could not call."),
  EXTERN_CLASS(216, Severity.ERROR, "An extern whose Java class is not there or lacks a method."),
  EMPTY_REGION(218, Severity.ERROR, "A region without fields."),
  LONELY_REQUIRE(219, Severity.ERROR, "A require in a body without fields."),
  ROOT(220, Severity.ERROR, "A root that cannot be one."),
  NO_LIMIT(301, Severity.ERROR, "A repetition that nothing limits."),
  EMPTY_ELEMENT(
      302, Severity.ERROR, "A repetition to the end of its scope whose element may be empty."),
  LIMIT_ORDER(303, Severity.ERROR, "A minimum above the maximum."),
  DERIVED_TARGET(
      401, Severity.ERROR, "A derived field whose target does not exist or is of the wrong kind."),
  SIZED_TWICE(402, Severity.ERROR, "Two fields that size the same target."),
  NO_SIZE_SOURCE(403, Severity.ERROR, "A region that nothing sizes and whose end cannot be known."),
  TOO_NARROW(404, Severity.ERROR, "A derived field that cannot hold what it is derived from."),
  SIZED_LATE(405, Severity.ERROR, "A size, count or tag that stands behind what it describes."),
  PRESENCE_DISAGREES(
      406, Severity.ERROR, "A presents field and the condition of its target that disagree."),
  COUNT_DISAGREES(407, Severity.ERROR, "A counts field that is not the count of its target."),
  TAG_DISAGREES(408, Severity.ERROR, "A tags field that the target's switch does not look at."),
  CHECKS_CIRCLE(409, Severity.ERROR, "Checksums that cover each other."),
  FRAME_SIZE(410, Severity.ERROR, "A stream message whose beginning does not say where it ends."),
  OVERFLOW(501, Severity.ERROR, "An expression that can leave 64 bits."),
  BELOW_ZERO(502, Severity.ERROR, "A size, count or offset that can be negative."),
  TOO_BIG(503, Severity.ERROR, "A size, count or offset that can pass 2^31 - 1."),
  ALWAYS_FALSE(504, Severity.ERROR, "A condition that can never hold."),
  ALWAYS_TRUE(505, Severity.WARNING, "A condition that always holds."),
  USED_EARLY(506, Severity.ERROR, "A field used before it is read."),
  NOT_BOOLEAN(507, Severity.ERROR, "A number where a condition is needed."),
  DIVISION(508, Severity.ERROR, "A division or shift by a value that does not work."),
  UNSIGNED_LONG(509, Severity.ERROR, "Arithmetic or order on a 64-bit unsigned value."),
  NOT_CONSTANT(510, Severity.ERROR, "A value that must be known at compile time."),
  NOT_NUMBER(511, Severity.ERROR, "Something without a numeric value in an expression."),
  CONSTANT_RANGE(601, Severity.ERROR, "A value that does not fit its type."),
  ENUM_OVERLAP(602, Severity.ERROR, "Two names of an enum with the same value."),
  CASE_OVERLAP(603, Severity.ERROR, "Two cases of a switch with the same value."),
  TAG_OVERLAP(604, Severity.ERROR, "Two cases of a tlv with the same tag."),
  CASE_MISSING(605, Severity.ERROR, "A switch over a closed enum that misses a member."),
  NO_DEFAULT(606, Severity.NOTE, "A switch or tlv without a default case."),
  FLAGS_WIDTH(607, Severity.ERROR, "Flags whose bits do not add up to their type."),
  UNREACHABLE_CASE(609, Severity.ERROR, "A case that can never be chosen."),
  UNREACHABLE_DEFAULT(610, Severity.WARNING, "A default case behind cases that take every value."),
  CHARSET_RANGE(701, Severity.ERROR, "A charset range that is empty or the wrong way round."),
  CHARSET_EMPTY(702, Severity.ERROR, "A charset without members."),
  LITERAL_EMPTY(703, Severity.ERROR, "A literal without characters."),
  TEXT_ITEM(704, Severity.ERROR, "Something that cannot stand in a text."),
  INDEX_SLOT(705, Severity.ERROR, "An index slot that contradicts itself or its list."),
  LITERAL_UNKNOWN(706, Severity.ERROR, "A literal name that does not exist."),
  VECTOR_TARGET(801, Severity.ERROR, "A vector for something that cannot be read by itself."),
  VECTOR_PARTS(802, Severity.ERROR, "A vector that lacks a part or has one that does not belong."),
  VECTOR_FAILS(803, Severity.ERROR, "A vector that does not hold."),
  NOT_GENERATED_CHAIN(901, Severity.ERROR, "A chain of this shape is not generated yet."),
  NOT_GENERATED_UNTIL(905, Severity.ERROR, "until over octets is not generated yet."),
  NOT_GENERATED_STREAM(906, Severity.ERROR, "stream is not generated yet for a field of a part."),
  NOT_GENERATED_CHUNKED(
      907, Severity.ERROR, "A body in chunks of this shape is not generated yet."),
  NOT_GENERATED_EXTERN(909, Severity.ERROR, "An extern of this kind is not generated yet."),
  NOT_GENERATED_STRUCT_PARAM(
      910, Severity.ERROR, "A struct as a parameter that is more than a few numbers."),
  NOT_GENERATED_IN(911, Severity.ERROR, "in is not generated yet."),
  NOT_GENERATED_TEXT_PARAMS(913, Severity.ERROR, "Parameters of a text are not generated yet."),
  NOT_GENERATED_TEXT_TYPE(914, Severity.ERROR, "A binary type inside a text is not generated yet."),
  NOT_GENERATED_CODE_POINTS(
      915, Severity.ERROR, "A charset of some characters beyond ASCII is not generated yet."),
  NOT_GENERATED_BIT_STRUCT(
      916,
      Severity.ERROR,
      "A struct of this shape that ends inside of an octet is not generated yet."),
  NOT_GENERATED_PAD_BEHIND(
      918,
      Severity.ERROR,
      "Padding behind a computed number of variable width is not generated yet."),
  NOT_GENERATED_ONLY_IN_TEXT(931, Severity.ERROR, "only() in a text is not generated yet."),
  NOT_GENERATED_CONDITIONAL_SIZE(
      932,
      Severity.ERROR,
      "A field with a condition that sizes what is around it is not generated yet."),
  NOT_GENERATED_UNIQUE(933, Severity.ERROR, "unique over so many tags is not generated yet."),
  NOT_GENERATED_MESSAGE_FIELD(
      934, Severity.ERROR, "A message that is no case of a switch is not generated yet."),
  NOT_GENERATED_CHECKSUM_VALUE(
      935, Severity.ERROR, "The value of a checksum in a condition is not generated yet."),
  NOT_GENERATED_MORE(936, Severity.ERROR, "more outside of an if is not generated yet."),
  NOT_GENERATED_PSEUDO_PART(
      937, Severity.ERROR, "A part that takes a pseudo-header is not generated yet."),
  NOT_GENERATED_COMPUTED_ARGUMENT(
      938, Severity.ERROR, "A computed value as an argument of a part is not generated yet."),
  NOT_GENERATED_LONG_DIGITS(939, Severity.ERROR, "Digits of u64 are not generated yet."),
  NOT_GENERATED_SECOND_INDEX(
      940, Severity.ERROR, "A second index over one list is not generated yet."),
  NOT_GENERATED_MEMBER(
      941,
      Severity.ERROR,
      "A field of a part that has no fixed place in it is not generated in expressions yet."),
  NOT_GENERATED_FILLED_IN(
      942,
      Severity.ERROR,
      "A computed field or constant whose condition is computed too is not generated yet.");

  private final int number;
  private final Severity severity;
  private final String summary;

  Code(int number, Severity severity, String summary) {
    this.number = number;
    this.severity = severity;
    this.summary = summary;
  }

  /** {@code W0123}. */
  public String id() {
    return String.format(Locale.ROOT, "W%04d", number);
  }

  public Severity severity() {
    return severity;
  }

  /** One sentence for the list of diagnostics. */
  public String summary() {
    return summary;
  }

  /** Whether it names a construct that the language has and the generator has not yet. */
  public boolean isNotGenerated() {
    return number / 100 == 9;
  }
}
