/// What the console sees: the newest state of everything that changes, in batches.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.feed;
