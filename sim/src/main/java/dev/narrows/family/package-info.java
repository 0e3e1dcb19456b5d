/**
 * What a family of feedback loops is: it reads its keys, says what is known without sampling, and makes replicates of
 * declared quantities. {@link dev.narrows.family.Family} is the door; experiment, results and page know nothing else of
 * a family.
 *
 * <p>What is read is what is named: {@link dev.narrows.family.Parameters}. May use {@code budget}, {@code sampling},
 * {@code estimate}, {@code learner}, {@code bound}, {@code model}, {@code yaml}.
 */
package dev.narrows.family;
