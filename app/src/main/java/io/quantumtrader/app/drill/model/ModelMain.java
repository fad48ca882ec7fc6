package io.quantumtrader.app.drill.model;
public final class ModelMain {
    private ModelMain() {}
    public static void main(String[] a) {
        if (a[0].equals("full") || a[0].equals("small")) {
            var r = a[0].equals("full") ? ModelCheck.full(x -> {}) : ModelCheck.small();
            System.out.println(r.states() + " " + r.transitions() + " " + r.seconds() + " " + r.violations());
            for (var p : r.searches()) { System.out.println(p.name() + " " + p.found().states() + " " + p.found().transitions() + " d" + p.found().depth() + " " + p.found().complete()+ " " + p.found().violations());
              p.found().traces().forEach((k, v) -> { System.out.println("  " + k); v.forEach(t -> System.out.println("      " + t)); }); }
        }
    }
}
