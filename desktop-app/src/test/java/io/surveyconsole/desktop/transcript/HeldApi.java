package io.surveyconsole.desktop.transcript;

import io.surveyconsole.desktop.backend.SurveyApi;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server whose answers are held back until the test lets them go.
final class HeldApi {
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);
  private final SurveyApi api;

  HeldApi(SurveyApi behind) {
    api =
        (SurveyApi)
            Proxy.newProxyInstance(
                SurveyApi.class.getClassLoader(),
                new Class<?>[] {SurveyApi.class},
                (proxy, method, arguments) -> {
                  called.countDown();
                  awaitSoon(free);
                  try {
                    return method.invoke(behind, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  private static void awaitSoon(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it was never called, or never let go");
    }
  }

  SurveyApi api() {
    return api;
  }

  void awaitCall() throws InterruptedException {
    awaitSoon(called);
  }

  void letGo() {
    free.countDown();
  }
}
