/// What was said in one conversation, growing as it is spoken.
@NullMarked
package io.surveyconsole.desktop.transcript;

import org.jspecify.annotations.NullMarked;
