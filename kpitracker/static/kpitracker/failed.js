// On an error page: what was sent has not been saved, so its draft stays.
sessionStorage.removeItem("kpitracker-sent");
