record Report(String text) {}
