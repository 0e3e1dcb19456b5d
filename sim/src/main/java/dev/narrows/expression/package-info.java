/** Conditions on named values: what {@code where}, {@code --select} and {@code expect} hold. May use {@code yaml}. */
package dev.narrows.expression;
