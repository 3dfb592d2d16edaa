"""What office documents of all formats have in common: zips within limits, safe XML, numbers, places, refusals."""
