/** Single operations under JMH. */
@NullMarked
package dev.keystile.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
