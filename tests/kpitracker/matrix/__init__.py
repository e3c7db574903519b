"""Who may open and send what: every address of the product, tried by every role."""
