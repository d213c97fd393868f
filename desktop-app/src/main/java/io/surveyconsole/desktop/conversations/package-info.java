/// The live table of conversations, and how a new one begins.
@NullMarked
package io.surveyconsole.desktop.conversations;

import org.jspecify.annotations.NullMarked;
