/// The console's client of the server: HTTP API and live feed.
@NullMarked
package io.surveyconsole.desktop.backend;

import org.jspecify.annotations.NullMarked;
