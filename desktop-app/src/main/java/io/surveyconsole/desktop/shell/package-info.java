/// The window: places, navigation, status bar, theme; it composes the rest.
@NullMarked
package io.surveyconsole.desktop.shell;

import org.jspecify.annotations.NullMarked;
