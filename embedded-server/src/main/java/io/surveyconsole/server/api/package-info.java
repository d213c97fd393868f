/// The HTTP API and the console's feed as values: what a script or the console sends and gets.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.api;
