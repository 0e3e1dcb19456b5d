/**
 * Ratings that people or programs really gave: how far they agree, what they say without a truth (Dawid and Skene), and
 * what r of them on one item tell.
 *
 * <p>Items, raters, labels and classes are numbers from 0 on; information is in nats. Nothing here draws a number or
 * reads a file. May use {@code model}, {@code info} and {@code numeric}.
 */
package dev.narrows.rating;
