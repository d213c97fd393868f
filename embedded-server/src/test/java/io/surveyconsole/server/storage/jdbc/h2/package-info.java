/// H2 on disks that lose power, are full, or fail.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.storage.jdbc.h2;
