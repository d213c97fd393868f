@org.jspecify.annotations.NullMarked
package io.surveyconsole.desktop.chat;
