/// Start and stop of the server inside the console, and what went wrong.
@NullMarked
package io.surveyconsole.desktop.server;

import org.jspecify.annotations.NullMarked;
