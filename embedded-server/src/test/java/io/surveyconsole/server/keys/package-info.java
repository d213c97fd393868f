/// Where keys are kept.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.keys;
