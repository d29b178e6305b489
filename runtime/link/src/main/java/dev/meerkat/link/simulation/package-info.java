// SPDX-License-Identifier: Apache-2.0
/**
 * A network of many hosts and switches on virtual time. A {@link
 * dev.meerkat.link.simulation.Simulation} polls its nodes until nothing moves and then goes to the
 * next deadline; the lines between them fail from a seed. A run is a function of its seed.
 */
package dev.meerkat.link.simulation;
