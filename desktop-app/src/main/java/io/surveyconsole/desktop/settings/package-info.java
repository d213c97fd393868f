/// What the console remembers of how its operator likes to work: window, colours, tables, views.
@NullMarked
package io.surveyconsole.desktop.settings;

import org.jspecify.annotations.NullMarked;
