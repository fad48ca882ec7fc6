package io.quantumtrader.app.drill.model;
import java.util.List;
public final class ModelMain {
    private ModelMain() {}
    static int n(String s) { return Integer.parseInt(s); }
    public static void main(String[] a) {
        var b = new Bounds(a[0], n(a[1]), n(a[2]), n(a[3]), a[4].equals("1"), a[5].equals("1"), a[6].equals("1"), n(a[7]), a[8].equals("1"), n(a[9]), n(a[10]), n(a[11]), n(a[12]), n(a[13]));
        var r = ModelCheck.check(List.of(b), Guards.REAL, x -> {});
        for (var p : r.searches()) { System.out.println(b + "\n  " + p.found().states() + " " + p.found().transitions() + " d" + p.found().depth() + " " + p.found().complete()+ " viol " + p.found().violated() + " " + r.seconds() + "s");
              p.found().traces().forEach((k, v) -> { System.out.println("  " + k + p.found().violations()); v.forEach(t -> System.out.println("      " + t)); }); }
    }
}
