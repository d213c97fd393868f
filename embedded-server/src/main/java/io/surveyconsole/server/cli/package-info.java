/// The commands `serve` and `check`.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.cli;
