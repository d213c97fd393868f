import java.util.Arrays;
import java.util.List;
import java.util.Map;
import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;

/// Runs the fuzzing client of Autobahn|Testsuite: `URL CASES…`, and prints a line for each case:
/// its name, what came of it, what came of its end.
///
/// A program of one file, outside of every package and started as it is: the suite is Python, whose
/// module `io` it would not find beside Java packages of that name.
class FuzzingClient {
  public static void main(String[] arguments) throws Exception {
    List<String> cases = Arrays.asList(arguments).subList(1, arguments.length);
    for (var result :
        AutobahnTestSuite.runFuzzingClient(
            "survey-console", arguments[0], Map.of("version", 18), cases, List.of())) {
      Object behaviour = result.behavior(); // of types that are not public
      Object atTheEnd = result.behaviorClose();
      System.out.println("case " + result.caseName() + " " + behaviour + " " + atTheEnd);
    }
    System.exit(0); // the suite's reactor leaves threads behind
  }
}
