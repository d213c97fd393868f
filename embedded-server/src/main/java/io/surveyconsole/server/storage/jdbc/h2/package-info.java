/// The database as one H2 file in the data folder, with a journal of what that file may not have
/// yet.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc.h2;
