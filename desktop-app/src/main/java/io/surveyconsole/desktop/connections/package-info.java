/// The live table of respondents' connections, and those that ended lately.
@NullMarked
package io.surveyconsole.desktop.connections;

import org.jspecify.annotations.NullMarked;
