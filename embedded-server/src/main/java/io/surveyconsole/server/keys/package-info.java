/// The key with which the database in the data folder is encrypted, and where it is kept.
@NullMarked
package io.surveyconsole.server.keys;

import org.jspecify.annotations.NullMarked;
