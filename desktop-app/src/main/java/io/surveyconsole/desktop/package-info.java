/// The desktop console: its entry point.
@NullMarked
package io.surveyconsole.desktop;

import org.jspecify.annotations.NullMarked;
