/// Measurements of the console: what drives it stands in processes of its own.
@NullMarked
package io.surveyconsole.desktop.load;

import org.jspecify.annotations.NullMarked;
