/// Files that survive a power cut: a journal of batches, and a file that changes only whole.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc.h2.disk;
