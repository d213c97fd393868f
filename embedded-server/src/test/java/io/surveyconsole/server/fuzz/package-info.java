/// Broken and hostile input, made by chance from seeds.
@org.jspecify.annotations.NullMarked
package io.surveyconsole.server.fuzz;
