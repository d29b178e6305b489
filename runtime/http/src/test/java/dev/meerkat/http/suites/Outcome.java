// SPDX-License-Identifier: Apache-2.0
package dev.meerkat.http.suites;

import java.util.List;

/**
 * What our side made of a stream of bytes.
 *
 * @param messages those that were complete, in order
 * @param refusal the status that the engine refused with, or 0
 * @param closed whether our side has ended the connection before the client did anything more
 */
record Outcome(Verdict verdict, List<Message> messages, int refusal, boolean closed) {}
